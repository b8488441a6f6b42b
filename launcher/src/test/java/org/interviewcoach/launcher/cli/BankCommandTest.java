package org.interviewcoach.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BankCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aListOfQuestionsBecomesAPackThatLoadsAsFarAsItGoes() throws IOException {
        Path list = Files.writeString(folder.resolve("Team questions.md"), """
                # Team questions
                ## Deploying
                1. What does a health check tell?
                2. Why do we roll back first?
                Something that is no question
                """);

        Ran ran = run("bank", "import", list.toString(), "--to", folder.toString());

        assertThat(ran.code).isZero();
        assertThat(ran.out).contains("2 questions").contains("team-questions");
        assertThat(folder.resolve("team-questions/pack.yaml")).exists();
        assertThat(run("bank", "lint", "--packs", folder.toString()).out)
                .contains("health-check.yaml")
                .contains("answer");
    }

    @Test
    void aSecondImportOverwritesNothing() throws IOException {
        Path list = Files.writeString(folder.resolve("list.md"), "- What is a lock?\n");
        run("bank", "import", list.toString(), "--to", folder.toString());
        Path pack = folder.resolve("list/pack.yaml");
        Files.writeString(pack, "mine");

        Ran again = run("bank", "import", list.toString(), "--to", folder.toString());

        assertThat(again.code).isEqualTo(CoachCommand.MEND);
        assertThat(again.err).contains("is there already; nothing was written");
        assertThat(pack).hasContent("mine");
    }

    @Test
    void aDryRunSaysWhatItFoundAndWritesNothing() throws IOException {
        Path list = Files.writeString(folder.resolve("list.md"), "- What is a lock?\n");

        Ran ran = run("bank", "import", list.toString(), "--to", folder.toString(), "--dry-run");

        assertThat(ran.out).contains("1 questions").contains("Nothing was written");
        assertThat(folder.resolve("list")).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsOneSentence() throws IOException {
        Path binary = Files.write(folder.resolve("list.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(run("bank", "import", binary.toString()).err).contains("is not UTF-8 text");
        assertThat(run("bank", "import", folder.resolve("gone.csv").toString()).err)
                .contains("There is no file");
        assertThat(run("bank", "import", folder.resolve("list.docx").toString()).err)
                .contains("name it .md, .csv or .json");
        assertThat(run("bank", "import", binary.toString(), "--pack", "No Good").err)
                .contains("Give one with --pack");
    }

    @Test
    void anExportGoesToAFileOrToTheScreen() throws IOException {
        Path file = folder.resolve("django.json");

        Ran written = run("bank", "export", "--pack", "django", "--format", "json", "--output", file.toString());
        Ran printed = run("bank", "export", "--pack", "django", "--format", "csv");

        assertThat(written.code).isZero();
        assertThat(JSON.readTree(Files.readString(file)).path("pack").path("id").asText())
                .isEqualTo("django");
        assertThat(printed.out).startsWith("id,").contains("django.orm.get-vs-filter");
    }

    @Test
    void anUnknownPackIsAnsweredWithThoseThatThereAre() {
        Ran ran = run("bank", "export", "--pack", "rails");

        assertThat(ran.code).isEqualTo(CoachCommand.MEND);
        assertThat(ran.err).contains("--pack").contains("django");
    }

    @Test
    void theSiteHasAStartPage() {
        Ran ran = run("bank", "export", "--site", folder.toString());

        assertThat(ran.out).contains("open " + folder.resolve("index.html"));
        assertThat(folder.resolve("index.html")).content().contains("django/orm/index.html");
    }

    @Test
    void aReportAddressThatCouldRunSomethingIsRefused() {
        Ran ran = run("bank", "export", "--site", folder.toString(), "--report", "javascript:alert(1)");

        assertThat(ran.code).isEqualTo(CoachCommand.MEND);
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void coverageEndsWithTheSumAndStatsCountTheQuestions() throws IOException {
        assertThat(run("bank", "coverage").out).containsPattern("[0-9]+ of [0-9]+ seed items covered");

        int questions = JSON.readTree(run("bank", "list", "--json").out).size();
        int counted = 0;
        for (var pack : JSON.readTree(run("bank", "stats", "--json").out)) {
            counted += pack.path("counts").path("questions").asInt();
        }
        assertThat(counted).isEqualTo(questions);
    }

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = CommandLines.of(Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    private record Ran(int code, String out, String err) {}
}
