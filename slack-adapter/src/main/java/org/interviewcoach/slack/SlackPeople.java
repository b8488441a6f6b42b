package org.interviewcoach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.slack.SlackInbound.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names and admin flags of people, asked from Slack and kept for some minutes. Thread-safe.
 *
 * <p>Who cannot be asked about in time is somebody without rights: what needs them is refused rather than allowed, and
 * the next try will know.
 */
final class SlackPeople {
    private static final Logger log = LoggerFactory.getLogger(SlackPeople.class);

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final int MANY = 20_000;

    private final Cache<String, CompletableFuture<Optional<Person>>> people =
            Caffeine.newBuilder().maximumSize(MANY).expireAfterWrite(FRESH).build();
    private final MethodsClient slack;
    private final Executor front;

    SlackPeople(MethodsClient slack, Executor front) {
        this.slack = slack;
        this.front = front;
    }

    Person find(String user) {
        CompletableFuture<Optional<Person>> asked =
                people.get(user, id -> CompletableFuture.supplyAsync(() -> ask(id), front));
        try {
            Optional<Person> person = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (person.isEmpty()) {
                people.asMap().remove(user, asked);
            }
            return person.orElse(Person.UNKNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Person.UNKNOWN;
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Slack did not say in time who somebody is: {}", e.toString());
            return Person.UNKNOWN;
        }
    }

    private Optional<Person> ask(String user) {
        try {
            UsersInfoResponse answer = slack.usersInfo(r -> r.user(user).includeLocale(true));
            if (!answer.isOk()) {
                log.warn("Slack does not say who somebody is: {}", answer.getError());
                return Optional.empty();
            }
            return Optional.of(person(answer.getUser()));
        } catch (IOException | SlackApiException e) {
            log.warn("Slack could not be asked who somebody is: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Person person(User user) {
        Set<Capability> rights =
                user.isAdmin() || user.isOwner() ? EnumSet.allOf(Capability.class) : EnumSet.noneOf(Capability.class);
        String locale = user.getLocale() == null ? Person.UNKNOWN.locale() : user.getLocale();
        return new Person(name(user), locale, rights);
    }

    private static String name(User user) {
        User.Profile profile = user.getProfile();
        if (profile != null
                && profile.getDisplayName() != null
                && !profile.getDisplayName().isBlank()) {
            return profile.getDisplayName();
        }
        if (user.getRealName() != null && !user.getRealName().isBlank()) {
            return user.getRealName();
        }
        return user.getName() == null ? "" : user.getName();
    }
}
