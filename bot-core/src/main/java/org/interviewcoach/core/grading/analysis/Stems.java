package org.interviewcoach.core.grading.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The stem of an English word: Lucene's Snowball stemmer, with the words on which it errs in a programmer's English put
 * right, irregular forms led back, and British spelling made American.
 *
 * <p>An instance is not safe for use by many threads (the stemmer keeps a buffer); make one a text.
 */
final class Stems {
    private static final Map<String, String> EXCEPTIONS = exceptions();

    /** Words in -ise that are no verbs in -ize. */
    private static final String[] TRUE_ISE = {
        "advis",
        "comprom",
        "compris",
        "concis",
        "devis",
        "disguis",
        "enterpris",
        "exercis",
        "expertis",
        "franchis",
        "improvis",
        "likewis",
        "merchandis",
        "nois",
        "otherwis",
        "precis",
        "premis",
        "previs",
        "promis",
        "rais",
        "revis",
        "ris",
        "supervis",
        "surpris",
        "televis",
        "treatis",
        "wis",
        "prais",
        "cruis",
        "bruis",
        "pois",
        "mis"
    };

    private final EnglishStemmer stemmer = new EnglishStemmer();

    /** The stem of a word in lower case. */
    String stem(String word) {
        String known = EXCEPTIONS.get(word);
        if (known != null) {
            return known;
        }
        if (word.length() < 3 || !isPlain(word)) {
            return word;
        }
        String american = american(word);
        known = EXCEPTIONS.get(american);
        if (known != null) {
            return known;
        }
        if (isInitials(american)) {
            return american.substring(0, american.length() - 1);
        }
        stemmer.setCurrent(american);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    /** A plural of initials, which the stemmer takes for no plural: FKs, CTEs not, since it has a vowel. */
    private static boolean isInitials(String word) {
        if (!word.endsWith("s") || word.length() > 5 || word.endsWith("ss")) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ("aeiouy".indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The American spelling of a word that has a British one. */
    static String american(String word) {
        int length = word.length();
        if (length < 5) {
            return word;
        }
        String spelt = word;
        int at = iseAt(spelt);
        if (at > 2 && !isTrueIse(spelt, at)) {
            spelt = spelt.substring(0, at + 1) + 'z' + spelt.substring(at + 2);
        }
        spelt = replaceInner(spelt, "yse", "yze");
        spelt = replaceInner(spelt, "ysing", "yzing");
        for (String[] pair : OUR) {
            if (spelt.startsWith(pair[0])) {
                spelt = pair[1] + spelt.substring(pair[0].length());
            }
        }
        if (spelt.endsWith("elling")
                || spelt.endsWith("elled")
                || spelt.endsWith("eller")
                || spelt.endsWith("ellers")) {
            int two = spelt.lastIndexOf("ell");
            String stem = spelt.substring(0, two);
            if (DOUBLED.contains(stem)) {
                spelt = stem + "el" + spelt.substring(two + 3);
            }
        }
        return spelt;
    }

    private static final Set<String> DOUBLED =
            Set.of("mod", "lab", "canc", "trav", "lev", "tunn", "chann", "fu", "parall", "sign", "tot");

    private static final String[][] OUR = {
        {"behaviour", "behavior"}, {"colour", "color"}, {"favour", "favor"}, {"flavour", "flavor"},
        {"honour", "honor"}, {"neighbour", "neighbor"}, {"labour", "labor"}, {"centre", "center"},
        {"catalogue", "catalog"}, {"dialogue", "dialog"}, {"analogue", "analog"}, {"licence", "license"},
        {"defence", "defense"}, {"programme", "program"}, {"artefact", "artifact"}, {"grey", "gray"},
        {"cheque", "check"}, {"fulfil", "fulfill"}, {"judgement", "judgment"}, {"signall", "signal"}
    };

    private static String replaceInner(String word, String from, String to) {
        int at = word.indexOf(from, 2);
        return at < 0 ? word : word.substring(0, at) + to + word.substring(at + from.length());
    }

    private static int iseAt(String word) {
        for (String ending : new String[] {"ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations"}) {
            if (word.endsWith(ending)) {
                return word.length() - ending.length();
            }
        }
        return -1;
    }

    private static boolean isTrueIse(String word, int at) {
        String head = word.substring(0, at) + "is";
        for (String real : TRUE_ISE) {
            if (head.equals(real) || (head.endsWith(real) && real.length() > 4) || head.endsWith("ais")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> exceptions() {
        Map<String, String> map = new HashMap<>();
        // Pairs that the stemmer throws together though they mean different things here.
        alike(map, "authoriz", "authorization", "authorize", "authorizes", "authorized", "authorizing", "authorizer");
        alike(map, "important", "important", "importantly", "importance");
        alike(map, "integer", "integer", "integers");
        alike(map, "https", "https");
        alike(map, "user", "user", "users");
        alike(map, "customer", "customer", "customers");
        alike(map, "generic", "generic", "generics", "generically");
        alike(map, "general", "general", "generally");
        alike(map, "university", "university", "universities");
        alike(map, "universal", "universal", "universally");
        alike(map, "argument", "argument", "arguments", "arg", "args");
        alike(map, "relationship", "relationship", "relationships");
        alike(map, "organization", "organization", "organizations");
        alike(map, "async", "async", "asynchronous", "asynchronously");
        alike(map, "sync", "sync", "synchronous", "synchronously");
        alike(map, "admin", "admin", "admins");
        alike(map, "class", "class", "classes");
        alike(map, "pass", "pass", "passes", "passed", "passing");
        alike(map, "process", "process", "processes", "processed", "processing");
        alike(map, "access", "access", "accesses", "accessed", "accessing");
        alike(map, "address", "address", "addresses", "addressed");
        alike(map, "index", "index", "indexes", "indices", "indexed", "indexing");
        alike(map, "schema", "schema", "schemas", "schemata");
        alike(map, "datum", "datum");
        alike(map, "static", "static", "statics", "statically");
        alike(map, "second", "second", "2nd", "secondly");
        alike(map, "several", "several");
        alike(map, "singl", "single", "singular");
        alike(map, "singleton", "singleton", "singletons");
        alike(map, "lazi", "lazy", "lazily", "laziness", "lazyness");
        alike(map, "eager", "eager", "eagerly", "eagerness");
        alike(
                map,
                "automat",
                "automatic",
                "automatically",
                "automate",
                "automates",
                "automated",
                "auto",
                "automagically");
        alike(map, "databas", "database", "databases", "db", "dbs");
        alike(map, "environ", "environment", "environments", "env", "envs");
        alike(
                map,
                "config",
                "config",
                "configs",
                "configuration",
                "configurations",
                "configure",
                "configures",
                "configured",
                "configuring",
                "conf");
        alike(map, "doc", "doc", "docs", "documentation");
        alike(map, "repo", "repo", "repos", "repository", "repositories");
        alike(map, "app", "app", "apps", "application", "applications");
        alike(map, "param", "param", "params", "parameter", "parameters");
        alike(map, "attribut", "attribute", "attributes", "attr", "attrs");
        alike(map, "object", "object", "objects", "obj", "objs");
        alike(map, "func", "function", "functions", "func", "funcs", "fn");
        alike(map, "method", "method", "methods");
        alike(map, "info", "info", "information");
        alike(map, "perform", "performance", "perf", "performant", "perform", "performs", "performed", "performing");
        alike(map, "dev", "dev", "devs", "developer", "developers");
        alike(map, "prod", "prod", "production");
        alike(map, "dir", "dir", "dirs", "directory", "directories");
        alike(map, "temp", "temp", "temporary", "temporarily", "tmp");
        alike(map, "auth", "auth");
        alike(map, "authent", "authentication", "authenticate", "authenticates", "authenticated", "authenticating");
        alike(map, "req", "request", "requests", "requested", "requesting", "req", "reqs");
        alike(map, "respons", "response", "responses", "resp");
        alike(map, "msg", "message", "messages", "msg", "msgs");
        alike(map, "pk", "pk", "pks");
        // A number is the same in words and in digits.
        alike(map, "1", "one");
        alike(map, "2", "two");
        alike(map, "3", "three");
        alike(map, "4", "four");
        alike(map, "5", "five");
        alike(map, "6", "six");
        alike(map, "7", "seven");
        alike(map, "8", "eight");
        alike(map, "9", "nine");
        alike(map, "10", "ten");
        alike(map, "11", "eleven");
        alike(map, "12", "twelve");
        alike(map, "first", "1st");
        alike(map, "third", "3rd");
        alike(map, "fourth", "4th");
        alike(map, "fifth", "5th");
        alike(map, "0", "zero");
        alike(map, "twice", "twice");
        // Irregular forms.
        alike(map, "be", "be", "is", "are", "was", "were", "been", "being", "am");
        alike(map, "have", "have", "has", "had", "having");
        alike(map, "do", "do", "does", "did", "done", "doing");
        alike(map, "go", "go", "goes", "went", "gone", "going");
        alike(map, "get", "get", "gets", "got", "gotten", "getting");
        alike(map, "make", "make", "makes", "made", "making");
        alike(map, "run", "run", "runs", "ran", "running");
        alike(map, "send", "send", "sends", "sent", "sending");
        alike(map, "write", "write", "writes", "wrote", "written", "writing");
        alike(map, "take", "take", "takes", "took", "taken", "taking");
        alike(map, "give", "give", "gives", "gave", "given", "giving");
        alike(map, "come", "come", "comes", "came", "coming");
        alike(map, "know", "know", "knows", "knew", "known", "knowing");
        alike(map, "keep", "keep", "keeps", "kept", "keeping");
        alike(map, "hold", "hold", "holds", "held", "holding");
        alike(map, "build", "build", "builds", "built", "building");
        alike(map, "bring", "bring", "brings", "brought", "bringing");
        alike(map, "find", "find", "finds", "found", "finding");
        alike(map, "think", "think", "thinks", "thought", "thinking");
        alike(map, "tell", "tell", "tells", "told", "telling");
        alike(map, "lose", "lose", "loses", "lost", "losing");
        alike(map, "leave", "leave", "leaves", "left", "leaving");
        alike(map, "break", "break", "breaks", "broke", "broken", "breaking");
        alike(map, "choose", "choose", "chooses", "chose", "chosen", "choosing");
        alike(map, "hide", "hide", "hides", "hid", "hidden", "hiding");
        alike(map, "see", "see", "sees", "saw", "seen", "seeing");
        alike(map, "say", "say", "says", "said", "saying");
        alike(map, "begin", "begin", "begins", "began", "begun", "beginning");
        alike(map, "throw", "throw", "throws", "threw", "thrown", "throwing");
        alike(map, "catch", "catch", "catches", "caught", "catching");
        alike(map, "bind", "bind", "binds", "bound", "binding");
        alike(map, "steal", "steal", "steals", "stole", "stolen", "stealing");
        alike(map, "forget", "forget", "forgets", "forgot", "forgotten", "forgetting");
        alike(map, "fall", "fall", "falls", "fell", "fallen", "falling");
        alike(map, "grow", "grow", "grows", "grew", "grown", "growing");
        alike(map, "speak", "speak", "speaks", "spoke", "spoken", "speaking");
        alike(map, "show", "show", "shows", "showed", "shown", "showing");
        alike(map, "mean", "mean", "means", "meant", "meaning");
        alike(map, "split", "split", "splits", "splitting", "splitted");
        alike(map, "set", "set", "sets");
        alike(map, "settings", "settings", "setting");
        alike(map, "child", "child", "children");
        alike(map, "person", "person", "persons", "people");
        alike(map, "man", "man", "men");
        alike(map, "queri", "query", "queries", "queried", "querying", "querys", "querie");
        return map;
    }

    private static void alike(Map<String, String> map, String stem, String... words) {
        for (String word : words) {
            map.put(word, stem);
        }
    }
}
