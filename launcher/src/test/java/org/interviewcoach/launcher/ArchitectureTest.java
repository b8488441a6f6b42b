package org.interviewcoach.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and what has to be pure is. */
final class ArchitectureTest {
    private static final String CORE = "org.interviewcoach.core..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.interviewcoach");

    @Test
    void coreKnowsNoPlatformNoJsonAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "net.dv8tion..",
                        "com.slack..",
                        "com.fasterxml..",
                        "java.sql..",
                        "org.jdbi..",
                        "org.interviewcoach.data..",
                        "org.interviewcoach.store..",
                        "org.interviewcoach.discord..",
                        "org.interviewcoach.slack..",
                        "org.interviewcoach.launcher..")
                .check(ALL);
    }

    @Test
    void onlyTheLauncherKnowsTheOthers() {
        for (String module : Set.of("data", "store", "discord", "slack")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.interviewcoach." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Set.of("data", "store", "discord", "slack", "launcher").stream()
                            .filter(other -> !other.equals(module))
                            .map(other -> "org.interviewcoach." + other + "..")
                            .toArray(String[]::new))
                    .check(ALL);
        }
    }

    @Test
    void onlyTheShellHasThreadsLogsAndCaches() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .resideOutsideOfPackages("org.interviewcoach.core.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "com.github.benmanes..")
                .check(ALL);
    }

    @Test
    void decidersReadNoFilesAndUseNoThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.interviewcoach.core.decide..",
                        "org.interviewcoach.core.bank..",
                        "org.interviewcoach.core.message..",
                        "org.interviewcoach.core.state..",
                        "org.interviewcoach.core.route..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.util.concurrent..", "java.net..")
                .check(ALL);
    }

    @Test
    void luceneIsUsedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.interviewcoach.core.grading.analysis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(ALL);
    }

    @Test
    void timeChanceAndIdsArePassedIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.interviewcoach.launcher..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(ALL);
    }

    @Test
    void recordsAndFinalClassesAreTheRule() {
        classes()
                .that()
                .resideInAPackage("org.interviewcoach.core.decide..")
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL);
    }

    @Test
    void adaptersHaveTheSameClasses() {
        assertThat(parts("discord", "Discord"))
                .isEqualTo(parts("slack", "Slack"))
                .contains("Platform", "Inbound");
    }

    /** The classes that both have to have; each may have helpers of its own. */
    private static Set<String> parts(String module, String prefix) {
        Set<String> shared = Set.of(
                "Platform",
                "Listener",
                "Inbound",
                "Renderer",
                "Markdown",
                "Messenger",
                "Commands",
                "Limits",
                "Settings");
        return ALL.stream()
                .filter(it -> it.getPackageName().equals("org.interviewcoach." + module))
                .map(it -> it.getSimpleName())
                .filter(it -> it.startsWith(prefix))
                .map(it -> it.substring(prefix.length()))
                .filter(shared::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
