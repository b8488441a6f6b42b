package org.interviewcoach.core.shell;

import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.core.port.PackReader;
import org.interviewcoach.core.port.Pictures;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.route.Router;
import org.interviewcoach.core.text.Texts;

/** What the coach knows, all of one bank; replaced as a whole when packs are loaded anew. */
public record Knowledge(
        Bank bank,
        Grader grader,
        Texts texts,
        CommandCatalog catalog,
        Router router,
        Pictures pictures,
        PackReader packs) {
    /** Compiles everything that depends on the bank. */
    public static Knowledge of(Bank bank, Texts texts) {
        CommandCatalog catalog = new CommandCatalog(texts);
        return new Knowledge(
                bank,
                new Grader(bank),
                texts,
                catalog,
                new Router(catalog, bank, texts),
                Pictures.NONE,
                PackReader.TABLES);
    }

    /** The same with one more pack. */
    Knowledge plus(Pack pack) {
        Bank more = bank.plus(pack);
        return new Knowledge(
                more, grader.plus(pack), texts, catalog, new Router(catalog, more, texts), pictures, packs);
    }

    /** The same with somebody who draws. */
    public Knowledge with(Pictures painter) {
        return new Knowledge(bank, grader, texts, catalog, router, painter, packs);
    }

    /** The same with somebody who reads what people hand in. */
    public Knowledge with(PackReader reader) {
        return new Knowledge(bank, grader, texts, catalog, router, pictures, reader);
    }
}
