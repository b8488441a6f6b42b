package org.interviewcoach.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.items.Item.Flag;
import org.interviewcoach.core.items.ItemAnswer;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.items.ItemTable;
import org.interviewcoach.core.who.LearnerId;
import org.junit.jupiter.api.Test;

final class ItemCollectorTest {
    private static final QuestionId RICE = new QuestionId("kitchen.oven.rice");
    private static final QuestionId PASTA = new QuestionId("kitchen.stove.pasta");

    private final ItemCollector collector = new ItemCollector();

    @Test
    void addsUpByQuestion() {
        answer(RICE, "ann", List.of(0), 1000, 0, 10);
        answer(RICE, "ben", List.of(1), 0, 2, 30);
        answer(RICE, "ben", List.of(0), 1000, 1, 20);
        collector.reported(RICE);
        collector.appealed(RICE);
        collector.said(RICE);

        Item item = only();

        assertThat(item.attempts()).isEqualTo(3);
        assertThat(item.people()).isEqualTo(2);
        assertThat(item.rightPermille()).isEqualTo(666);
        assertThat(item.choices()).isEqualTo(Map.of(0, 2, 1, 1));
        assertThat(item.medianSeconds()).isEqualTo(20);
        assertThat(item.hintsPermille()).isEqualTo(1000);
        assertThat(List.of(item.reports(), item.appeals(), item.said())).containsOnly(1);
        assertThat(item.flags()).containsExactly(Flag.CHOICE_NEVER_CHOSEN);
    }

    @Test
    void thirtyAnswersOfFivePeopleTellSomethingAndFewerDoNot() {
        for (int i = 0; i < 30; i++) {
            answer(RICE, "person" + i % 4, List.of(0), 1000, 0, 5);
        }
        assertThat(only().isTelling()).isFalse();

        answer(RICE, "person4", List.of(0), 0, 0, 5);

        assertThat(only().isTelling()).isTrue();
    }

    @Test
    void twentyNineAnswersDoNotTell() {
        for (int i = 0; i < 29; i++) {
            answer(RICE, "person" + i, List.of(0), 1000, 0, 5);
        }

        assertThat(only().isTelling()).isFalse();
    }

    @Test
    void thoseWhoKnowMoreDoBetterAtAGoodQuestionAndWorseAtABadOne() {
        for (int i = 0; i < 10; i++) {
            boolean strong = i % 2 == 0;
            answer(PASTA, "person" + i, List.of(), strong ? 1000 : 0, 0, 5);
            answer(new QuestionId("kitchen.stove.eggs"), "person" + i, List.of(), strong ? 900 : 100, 0, 5);
            answer(RICE, "person" + i, List.of(), strong ? 0 : 400, 0, 5);
        }

        Item pasta = item(PASTA);
        Item rice = item(RICE);

        assertThat(pasta.discriminationPermille()).contains(1000);
        assertThat(rice.discriminationPermille()).contains(-1000);
        assertThat(rice.flags()).containsExactly(Flag.NOBODY_GETS_IT, Flag.NEGATIVE_DISCRIMINATION);
        assertThat(pasta.flags()).isEmpty();
    }

    private Item item(QuestionId question) {
        return collector.items(SampleBank.bank()).stream()
                .filter(it -> it.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatEverybodyGetsIsFlagged() {
        for (int i = 0; i < 20; i++) {
            answer(RICE, "person" + i, List.of(), 1000, 0, 5);
        }

        assertThat(only().flags()).containsExactly(Flag.EVERYBODY_GETS_IT);
        assertThat(only().discriminationPermille()).isEmpty();
    }

    @Test
    void tableAndCsvHaveTheSameCells() {
        answer(RICE, "ann", List.of(0), 500, 0, 10);

        assertThat(ItemTable.csv(collector.items(SampleBank.bank()))).isEqualTo("""
                        question,attempts,people,right_percent,mean_percent,discrimination,choices,median_seconds,\
                        hints_per_answer,said,appeals,reports,flags
                        kitchen.oven.rice,1,1,0.0,50.0,,0:1,10,0.00,0,0,0,nobody-gets-it choice-never-chosen
                        """);
        assertThat(ItemTable.table(collector.items(SampleBank.bank())).lines().toList())
                .hasSize(2)
                .anyMatch(it -> it.startsWith("kitchen.oven.rice  1         1       0.0"));
    }

    private Item only() {
        return collector.items(SampleBank.bank()).getFirst();
    }

    private void answer(QuestionId question, String who, List<Integer> chosen, int permille, int hints, int seconds) {
        collector.add(
                new ItemAnswer(question, new LearnerId(who), chosen, permille, hints, Duration.ofSeconds(seconds)));
    }
}
