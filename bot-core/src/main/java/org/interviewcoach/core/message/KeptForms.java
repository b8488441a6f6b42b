package org.interviewcoach.core.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest forms that came too late or were refused, to be opened again. In memory alone: the note beside them shows
 * what was typed, so a restart loses nothing but the convenience.
 */
public final class KeptForms {
    private static final int MANY = 500;

    private final Map<String, Form> forms = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Form> eldest) {
            return size() > MANY;
        }
    };

    public synchronized void put(String key, Form form) {
        forms.put(key, form);
    }

    public synchronized Optional<Form> find(String key) {
        return Optional.ofNullable(forms.get(key));
    }
}
