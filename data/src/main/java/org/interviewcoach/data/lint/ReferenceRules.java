package org.interviewcoach.data.lint;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.bank.Tier;

/** The pages that a question points to. */
final class ReferenceRules {
    private static final List<String> OFFICIAL = WordLists.lines("official-hosts.txt");

    /** Branches under development move and vanish. */
    private static final Pattern MOVING = Pattern.compile("/(dev|master|main|nightly)/");

    private ReferenceRules() {}

    static void check(Report.Subject subject) {
        List<Reference> references = subject.question().references();
        if (references.isEmpty() && subject.is(Tier.PROVEN)) {
            subject.error(Rule.REFERENCE_COUNT, "There is no reference. Add an official page.", "references");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < references.size(); i++) {
            String url = references.get(i).url();
            if (!isOfficial(url)) {
                subject.byTier(
                        Rule.REFERENCE_OFFICIAL,
                        "\"" + host(url) + "\" is not known as official documentation. Take the project's own page.",
                        "references",
                        i,
                        "url");
            }
            if (MOVING.matcher(url).find() && !host(url).equals("github.com")) {
                subject.warning(
                        Rule.REFERENCE_ROT,
                        "The address is that of a development version. Take the stable one.",
                        "references",
                        i,
                        "url");
            }
            if (!seen.add(url)) {
                subject.warning(Rule.REFERENCE_COUNT, "The page is listed already.", "references", i, "url");
            }
        }
    }

    /** An entry is a host, {@code *.host} for all below it, or a host with the start of a path. */
    static boolean isOfficial(String url) {
        String host = host(url);
        String place = host + URI.create(url).getPath() + "/";
        for (String entry : OFFICIAL) {
            boolean fits = entry.startsWith("*.")
                    ? host.endsWith(entry.substring(1))
                    : entry.contains("/") ? place.startsWith(entry + "/") : host.equals(entry);
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static String host(String url) {
        String host = URI.create(url).getHost();
        return host == null ? url : host;
    }
}
