package org.sealpost.app.form;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record: an object with a member for each component. A member that no component is for is passed over, so that a
/// newer program's document can be read as far as it is understood.
final class RecordForm implements Form {
    private final Class<?> type;
    private final Map<RecordComponent, Form> components = new LinkedHashMap<>();

    RecordForm(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component, Form.of(component.getGenericType(), bound));
        }
    }

    @Override
    public Map<String, Object> tree(Object value) {
        var tree = new LinkedHashMap<String, Object>();
        components.forEach((component, form) -> {
            Object content = read(component, value);
            if (!content.equals(Optional.empty())) {
                tree.put(member(component), form.tree(content));
            }
        });
        return tree;
    }

    @Override
    public Object value(Object tree, Place place) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw place.fault("is no object");
        }
        List<Object> arguments = new ArrayList<>();
        components.forEach((component, form) -> {
            String name = member(component);
            if (object.containsKey(name)) {
                arguments.add(form.value(object.get(name), place.member(name)));
            } else if (form instanceof OptionalForm) {
                arguments.add(Optional.empty());
            } else {
                throw place.fault("has no member " + name);
            }
        });
        return made(arguments, place);
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        components.forEach((component, form) -> properties.put(member(component), form.schema()));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                components.entrySet().stream()
                        .filter(entry -> !(entry.getValue() instanceof OptionalForm))
                        .map(entry -> member(entry.getKey()))
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    private Object made(List<Object> arguments, Place place) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (InvocationTargetException refused) {
            @Nullable Throwable why = refused.getCause();
            throw place.fault("cannot be: " + (why == null ? "refused" : why.getMessage()));
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /// `stsTxt` is `sts_txt`.
    private static String member(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
