package org.sealpost.app.form;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// How values of one type stand in a JSON document, both ways and without loss: a record is an object with a member
/// for each component, in snake case; one of several records of a sealed interface has its `kind` first; an enum
/// constant is a word; an empty [Optional] is a member that is not there.
///
/// In a document tree an object is a [Map], a list a [List], and the rest [String], [Long] and [Boolean].
public interface Form {
    /// The value as a part of a document.
    Object tree(Object value);

    /// The value that a part of a document stands for.
    ///
    /// @param place where in the document, for messages
    /// @throws FormFault when it stands for none
    Object value(Object tree, Place place);

    /// The JSON schema of such a part, as a document tree.
    Map<String, Object> schema();

    /// The form of a type made of records, sealed interfaces of records, enums, lists, sets, maps by words, [Optional],
    /// numbers, flags, strings, times, names, addresses and octets.
    ///
    /// @throws IllegalArgumentException when the type has something else in it
    static Form of(Class<?> type) {
        return of(type, Map.of());
    }

    /// @param bound what the type variables stand for
    static Form of(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable ->
                of(Optional.ofNullable(bound.get(variable)).orElseThrow(), bound);
            case ParameterizedType generic -> generic(generic, bound);
            case Class<?> plain -> plain(plain, bound);
            default -> throw new IllegalArgumentException("no form for " + type);
        };
    }

    private static Form generic(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == List.class || raw == Set.class) {
            return new ListForm(of(arguments[0], bound), raw == Set.class);
        }
        if (raw == Optional.class) {
            return new OptionalForm(of(arguments[0], bound));
        }
        if (raw == Map.class || raw == SortedMap.class) {
            return new MapForm(of(arguments[0], bound), of(arguments[1], bound), raw == SortedMap.class);
        }
        var inner = new HashMap<TypeVariable<?>, Type>();
        for (int i = 0; i < arguments.length; i++) {
            Type argument = arguments[i];
            inner.put(
                    raw.getTypeParameters()[i],
                    argument instanceof TypeVariable<?> variable
                            ? Optional.ofNullable(bound.get(variable)).orElseThrow()
                            : argument);
        }
        return plain(raw, inner);
    }

    private static Form plain(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        return Scalar.of(type).map(Form.class::cast).orElseGet(() -> {
            if (type.isEnum()) {
                return new EnumForm(type);
            }
            if (type.isSealed() && type.isInterface()) {
                return new UnionForm(type, bound);
            }
            if (type.isRecord()) {
                return new RecordForm(type, bound);
            }
            throw new IllegalArgumentException("no form for " + type);
        });
    }
}
