package org.sealpost.app.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A map by something that is one word in a document.
record MapForm(Form key, Form value, boolean sorted) implements Form {
    @Override
    public Object tree(Object map) {
        var tree = new TreeMap<String, Object>();
        ((Map<?, ?>) map).forEach((name, content) -> tree.put((String) key.tree(name), value.tree(content)));
        return tree;
    }

    @Override
    public Object value(Object tree, Place place) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw place.fault("is no object");
        }
        var map = new LinkedHashMap<Object, Object>();
        object.forEach((name, content) -> {
            Place member = place.member(name.toString());
            map.put(key.value(name, member), value.value(content, member));
        });
        return sorted ? new TreeMap<>(map) : map;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "object", "additionalProperties", value.schema());
    }
}
