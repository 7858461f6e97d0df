package org.sealpost.app.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A constant by its word, such as `timed-out`.
record EnumForm(Class<?> type) implements Form {
    @Override
    public Object tree(Object value) {
        return word((Enum<?>) value);
    }

    @Override
    public Object value(Object tree, Place place) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word((Enum<?>) constant).equals(tree))
                .findFirst()
                .orElseThrow(() -> place.fault("is none of " + String.join(", ", words())));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("enum", words());
    }

    private List<String> words() {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> word((Enum<?>) constant))
                .toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
