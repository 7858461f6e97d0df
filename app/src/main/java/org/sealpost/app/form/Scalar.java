package org.sealpost.app.form;

import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// A type that is one value in a document.
///
/// @param expected the JSON type, a word of JSON Schema
/// @param format what such a string holds, in words
record Scalar<T>(
        Class<T> type, String expected, String format, Function<T, Object> write, Function<Object, Optional<T>> read)
        implements Form {
    private static final Map<Class<?>, Form> ALL = Map.of(
            String.class,
            new Scalar<>(String.class, "string", "text", text -> text, tree -> as(String.class, tree)),
            Boolean.class,
            new Scalar<>(Boolean.class, "boolean", "flag", flag -> flag, tree -> as(Boolean.class, tree)),
            Integer.class,
            new Scalar<>(Integer.class, "integer", "number", Integer::longValue, Scalar::toInt),
            Long.class,
            new Scalar<>(Long.class, "integer", "number", number -> number, tree -> as(Long.class, tree)),
            Instant.class,
            text(Instant.class, "instant such as 2026-11-21T12:00:00Z", Instant::toString, Instant::parse),
            Duration.class,
            text(Duration.class, "duration such as PT1.5S", Duration::toString, Duration::parse),
            DomainName.class,
            text(DomainName.class, "domain name in A-labels", DomainName::ascii, DomainName::of),
            IpAddress.class,
            text(IpAddress.class, "IP address", IpAddress::text, IpAddresses::read),
            MxPattern.class,
            text(MxPattern.class, "mx pattern of a policy", MxPattern::text, MxPattern::of),
            Octets.class,
            new OctetsForm());

    static Optional<Form> of(Class<?> type) {
        return Optional.ofNullable(ALL.get(MethodType.methodType(type).wrap().returnType()));
    }

    private static <T> Scalar<T> text(
            Class<T> type, String format, Function<T, String> write, Function<String, T> read) {
        return new Scalar<>(
                type,
                "string",
                format,
                write::apply,
                tree -> as(String.class, tree).flatMap(text -> {
                    try {
                        return Optional.of(read.apply(text));
                    } catch (IllegalArgumentException | DateTimeException notOne) {
                        return Optional.empty();
                    }
                }));
    }

    private static <T> Optional<T> as(Class<T> type, Object tree) {
        return type.isInstance(tree) ? Optional.of(type.cast(tree)) : Optional.empty();
    }

    private static Optional<Integer> toInt(Object tree) {
        return as(Long.class, tree)
                .filter(number -> number == number.intValue())
                .map(Long::intValue);
    }

    @Override
    public Object tree(Object value) {
        return write.apply(type.cast(value));
    }

    @Override
    public Object value(Object tree, Place place) {
        return read.apply(tree).orElseThrow(() -> place.fault("is no " + format));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", expected, "description", format);
    }
}
