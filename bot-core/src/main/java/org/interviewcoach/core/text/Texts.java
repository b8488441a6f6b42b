package org.interviewcoach.core.text;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/**
 * The catalogue of one language. A second language is a second file, {@code texts_<tag>.properties}.
 *
 * <p>A template holds {@code {0}} for an argument and {@code {0|one answer|# answers}} for a plural, {@code #} being the
 * number. Arguments go in as they are: escape what users wrote with {@link org.interviewcoach.core.message.Md}.
 */
public final class Texts {
    private final Map<String, String> templates;

    private Texts(Map<String, String> templates) {
        this.templates = templates;
    }

    /** The catalogue of that language, English where there is none or where a key is missing in it. */
    public static Texts of(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "org.interviewcoach.core.text.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> templates = new TreeMap<>();
        for (String key : bundle.keySet()) {
            templates.put(key, bundle.getString(key));
        }
        return new Texts(templates);
    }

    /** All keys, for the test that none is unused or missing. */
    public Set<String> keys() {
        return templates.keySet();
    }

    /**
     * Fills the template of that key.
     *
     * @throws IllegalArgumentException where the catalogue has no such key: a bug
     */
    public String of(String key, Object... arguments) {
        String template = templates.get(key);
        if (template == null) {
            throw new IllegalArgumentException("No text called " + key);
        }
        StringBuilder out = new StringBuilder(template.length() + 32);
        int from = 0;
        while (true) {
            int open = template.indexOf('{', from);
            if (open < 0) {
                return out.append(template, from, template.length()).toString();
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("Unclosed argument in text " + key);
            }
            out.append(template, from, open).append(fill(key, template.substring(open + 1, close), arguments));
            from = close + 1;
        }
    }

    private static String fill(String key, String hole, Object[] arguments) {
        String[] parts = hole.split("\\|", -1);
        int index = Integer.parseInt(parts[0]);
        if (index >= arguments.length) {
            throw new IllegalArgumentException("Text " + key + " needs argument " + index);
        }
        String value = String.valueOf(arguments[index]);
        if (parts.length == 1) {
            return value;
        }
        return (value.equals("1") ? parts[1] : parts[2]).replace("#", value);
    }
}
