package org.sealpost.app.form;

import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One of the records of a sealed interface: the object of the record with its `kind` first.
final class UnionForm implements Form {
    private static final String KIND = "kind";

    private final Map<Class<?>, Form> records = new LinkedHashMap<>();

    UnionForm(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        for (Class<?> one : type.getPermittedSubclasses()) {
            if (one.isInterface()) {
                records.putAll(new UnionForm(one, handedOn(type, bound, one)).records);
            } else {
                records.put(one, new RecordForm(one, handedOn(type, bound, one)));
            }
        }
    }

    /// The variables of a generic record by those of its interface, which have the same names.
    private static Map<TypeVariable<?>, Type> handedOn(
            Class<?> type, Map<TypeVariable<?>, Type> bound, Class<?> record) {
        var result = new HashMap<TypeVariable<?>, Type>();
        for (TypeVariable<?> variable : record.getTypeParameters()) {
            for (TypeVariable<?> outer : type.getTypeParameters()) {
                if (outer.getName().equals(variable.getName()) && bound.containsKey(outer)) {
                    result.put(variable, bound.get(outer));
                }
            }
        }
        return result;
    }

    @Override
    public Object tree(Object value) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(KIND, kind(value.getClass()));
        tree.putAll(form(value.getClass()).tree(value) instanceof Map<?, ?> members ? named(members) : Map.of());
        return tree;
    }

    @Override
    public Object value(Object tree, Place place) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw place.fault("is no object");
        }
        return records.entrySet().stream()
                .filter(entry -> kind(entry.getKey()).equals(object.get(KIND)))
                .findFirst()
                .orElseThrow(() -> place.fault("its kind is none of "
                        + records.keySet().stream().map(UnionForm::kind).collect(Collectors.joining(", "))))
                .getValue()
                .value(tree, place);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "oneOf",
                records.entrySet().stream()
                        .map(entry ->
                                ofKind(kind(entry.getKey()), entry.getValue().schema()))
                        .toList());
    }

    private static Map<String, Object> ofKind(String kind, Map<String, Object> schema) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(KIND, Map.of("const", kind));
        properties.putAll(named((Map<?, ?>) schema.getOrDefault("properties", Map.of())));
        var required = new ArrayList<Object>(List.of(KIND));
        required.addAll((List<?>) schema.getOrDefault("required", List.of()));
        var result = new LinkedHashMap<String, Object>(schema);
        result.put("properties", properties);
        result.put("required", required);
        return result;
    }

    private static Map<String, Object> named(Map<?, ?> members) {
        var result = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> result.put((String) name, value));
        return result;
    }

    private Form form(Class<?> record) {
        return Optional.ofNullable(records.get(record)).orElseThrow();
    }

    /// `TlsFailed` is `tls-failed`.
    private static String kind(Class<?> record) {
        return record.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
