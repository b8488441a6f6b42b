package org.interviewcoach.core.shell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.decide.OwnPack;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.port.Store.Stored;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.Scope;

/**
 * What each workspace knows: the installed packs and the one that it has of its own, which no other workspace sees. Own
 * changes are seen at once, those of another replica soon. Safe for use by many threads.
 */
final class OwnPacks {
    private final Store store;
    private final Cache<String, Known> current;

    /** Those that were read once, however old, for what must not wait for the store. */
    private final Cache<String, Known> latest =
            Caffeine.newBuilder().maximumSize(10_000).build();

    OwnPacks(Store store, Duration staleAfter) {
        this.store = store;
        this.current = Caffeine.newBuilder()
                .expireAfterWrite(staleAfter)
                .maximumSize(10_000)
                .build();
    }

    /** Compared by what is installed, which is the same object until it is loaded anew. */
    private record Known(
            Scope workspace, Knowledge installed, List<State> states, Optional<Pack> own, Knowledge whole) {}

    /** What that workspace knows; reads the store where that has not been done lately. */
    Knowledge in(Scope workspace, Knowledge installed) {
        if (!OwnPack.possible(workspace)) {
            return installed;
        }
        Known known = current.getIfPresent(workspace.tenantKey());
        return known != null && known.installed().equals(installed) ? known.whole() : read(workspace, installed);
    }

    private Knowledge read(Scope workspace, Knowledge installed) {
        List<State> states = store.holders(ClaimKey.ownQuestionsOf(workspace)).stream()
                .map(ClaimHolder::conversation)
                .flatMap(id -> store.load(id).stream())
                .map(Stored::state)
                .toList();
        Known earlier = latest.getIfPresent(workspace.tenantKey());
        Known known = earlier != null
                        && earlier.installed().equals(installed)
                        && earlier.states().equals(states)
                ? earlier
                : known(workspace, installed, states);
        current.put(workspace.tenantKey(), known);
        latest.put(workspace.tenantKey(), known);
        known.own().ifPresent(it -> latest.put(it.id(), known));
        return known.whole();
    }

    private static Known known(Scope workspace, Knowledge installed, List<State> states) {
        Optional<Pack> own = OwnPack.of(workspace, states, installed.texts(), installed.packs());
        return new Known(
                workspace, installed, states, own, own.map(installed::plus).orElse(installed));
    }

    /** The same from memory alone: perhaps a little old, perhaps without the workspace's own pack. */
    Knowledge remembered(Scope workspace, Knowledge installed) {
        Known known = latest.getIfPresent(workspace.tenantKey());
        return known == null ? installed : known.whole();
    }

    /**
     * What knows the question that the token names, from memory alone.
     *
     * @return empty where it is a workspace's own and has not been read yet
     */
    Optional<Knowledge> naming(Token token, Knowledge otherwise) {
        Optional<String> pack =
                QuestionId.find(token.argument(0)).map(QuestionId::pack).filter(Pack::isOwn);
        return pack.isEmpty()
                ? Optional.of(otherwise)
                : pack.map(latest::getIfPresent).map(Known::whole);
    }

    /** A workspace's own question as it is kept beside what people say about it: without its author's name. */
    Optional<Question> find(QuestionId question) {
        return Optional.ofNullable(latest.getIfPresent(question.pack()))
                .flatMap(it -> OwnPack.uncredited(
                                it.workspace(), it.states(), it.installed().texts(), question)
                        .or(() -> it.whole().bank().find(question)));
    }

    /** Something of that workspace's own questions has changed. */
    void changed(Scope workspace) {
        current.invalidate(workspace.tenantKey());
    }
}
