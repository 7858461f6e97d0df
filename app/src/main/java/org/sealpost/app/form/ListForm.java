package org.sealpost.app.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// A list, or a set, whose elements are written in a fixed order.
record ListForm(Form element, boolean set) implements Form {
    @Override
    public Object tree(Object value) {
        var elements = ((Collection<?>) value).stream().<Object>map(element::tree);
        return (set ? elements.sorted(Comparator.comparing(Object::toString)) : elements).toList();
    }

    @Override
    public Object value(Object tree, Place place) {
        if (!(tree instanceof List<?> list)) {
            throw place.fault("is no list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(element.value(list.get(i), place.element(i)));
        }
        return set ? new LinkedHashSet<>(values) : values;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", element.schema());
    }
}
