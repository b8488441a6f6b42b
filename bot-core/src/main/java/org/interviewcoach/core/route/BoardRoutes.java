package org.interviewcoach.core.route;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.command.BoardCommand;
import org.interviewcoach.core.command.BoardCommand.Of;
import org.interviewcoach.core.decide.BoardForms;
import org.interviewcoach.core.decide.BoardTokens;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.route.Routed.Now;
import org.interviewcoach.core.route.Routed.To;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Place;

/** Finds where what somebody does with a board goes. */
final class BoardRoutes {
    private static final Pattern GOAL = Pattern.compile("(?:goal:?)?\\s*([0-9]{1,6})");

    private final Texts texts;

    BoardRoutes(Texts texts) {
        this.texts = texts;
    }

    /** {@code /coach board}, with a goal where one is to be set. */
    Routed slash(Place place, Map<String, String> options, String rest) {
        Matcher goal = GOAL.matcher(options.getOrDefault("goal", rest).strip());
        return goal.matches()
                ? to(new BoardCommand.Aim(Integer.parseInt(goal.group(1))))
                : to(new BoardCommand.Show(place, new Of(place.direct(), false)));
    }

    Routed press(Inbound.Press press) {
        Token token = press.token();
        Place place = press.header().place();
        return switch (token.action()) {
            case BoardTokens.SHOW -> to(new BoardCommand.Show(place, Of.word(token.argument(0))));
            case BoardTokens.POST -> to(new BoardCommand.Post(place, Of.word(token.argument(0))));
            case BoardTokens.JOIN -> new Now(new Reply.OpenForm(BoardForms.join(texts)));
            case BoardTokens.LEAVE -> to(new BoardCommand.Leave());
            default -> new Now(Reply.whisper(texts.of("button-gone")));
        };
    }

    Routed submit(Inbound.Submit submit) {
        return to(new BoardCommand.Join(submit.value(BoardForms.NAME)));
    }

    private static Routed to(BoardCommand command) {
        return new To(new Routed.Boards(), command, History.NONE);
    }
}
