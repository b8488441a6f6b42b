package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PersistedNamesTest {
    @Test
    void namesEveryMemberOfEveryFamilyAndNothingElse() {
        Set<Class<?>> members = new LinkedHashSet<>();
        PersistedNames.FAMILIES.forEach(family -> members.addAll(Shapes.members(family)));

        assertThat(PersistedNames.all().keySet())
                .as("a new member needs a name in PersistedNames, and a sample in Samples")
                .containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void knowsEveryFamilyThatStoredJsonHolds() {
        assertThat(PersistedNames.FAMILIES)
                .containsExactlyInAnyOrderElementsOf(Shapes.walk().families());
    }

    @Test
    void givesEachNameOnceInAFamily() {
        for (Class<?> family : PersistedNames.FAMILIES) {
            assertThat(Shapes.members(family).stream().map(PersistedNames::of))
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        }
    }

    @Test
    void leavesTheNamesOwnPropertyToTheName() {
        for (Class<?> member : PersistedNames.all().keySet()) {
            assertThat(Arrays.stream(member.getRecordComponents()).map(it -> it.getName()))
                    .as(member.getName())
                    .doesNotContain("type");
        }
    }
}
