package org.sealpost.publish.dns.json;

import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.publish.RecordSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A small JSON document: what is sent to a provider, and what came from one.
public sealed interface Json {
    /// @param members in their order
    record Members(Map<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The same with one more member.
        public Members with(String name, Json value) {
            Map<String, Json> more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Members(more);
        }

        public Members with(String name, String value) {
            return with(name, new Text(value));
        }

        public Members with(String name, long value) {
            return with(name, new Whole(value));
        }

        public Members with(String name, boolean value) {
            return with(name, new Truth(value));
        }
    }

    record Elements(List<Json> elements) implements Json {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    record Text(String value) implements Json {}

    /// A whole number; others are read as [Other].
    record Whole(long value) implements Json {}

    record Truth(boolean value) implements Json {}

    /// Null, or a number that is not whole.
    record Other() implements Json {}

    static Members object() {
        return new Members(Map.of());
    }

    static Elements list(Stream<? extends Json> elements) {
        return new Elements(elements.<Json>map(each -> each).toList());
    }

    /// The document in octets; empty when it is none, or one too large or too deep.
    static Optional<Json> read(byte[] octets) {
        return JsonReading.read(octets);
    }

    /// The member at the end of a path of names.
    default Optional<Json> at(String... path) {
        Optional<Json> here = Optional.of(this);
        for (String name : path) {
            here = here.flatMap(value ->
                    value instanceof Members(var members) ? Optional.ofNullable(members.get(name)) : Optional.empty());
        }
        return here;
    }

    /// The text at the end of a path.
    default Optional<String> text(String... path) {
        return at(path).flatMap(value -> value instanceof Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /// The whole number at the end of a path.
    default Optional<Long> number(String... path) {
        return at(path).flatMap(value -> value instanceof Whole(long number) ? Optional.of(number) : Optional.empty());
    }

    /// The elements of the list at the end of a path; none when there is no list.
    default List<Json> elements(String... path) {
        return at(path).map(value -> value instanceof Elements(var elements) ? elements : List.<Json>of())
                .orElse(List.of());
    }

    /// The record type that is named at the end of a path, if we publish it.
    default Optional<RecordSet.Type> recordType(String... path) {
        return text(path)
                .flatMap(name -> Stream.of(RecordSet.Type.values())
                        .filter(type -> type.name().equals(name))
                        .findFirst());
    }

    /// The document as text.
    default String render() {
        var text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, this);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Json value) {
        switch (value) {
            case Members(var members) -> {
                generator.writeStartObject();
                members.forEach((name, member) -> {
                    generator.writeName(name);
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case Elements(var elements) -> {
                generator.writeStartArray();
                elements.forEach(element -> write(generator, element));
                generator.writeEndArray();
            }
            case Text(String text) -> generator.writeString(text);
            case Whole(long number) -> generator.writeNumber(number);
            case Truth(boolean truth) -> generator.writeBoolean(truth);
            case Other() -> generator.writeNull();
        }
    }
}
