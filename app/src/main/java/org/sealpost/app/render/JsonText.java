package org.sealpost.app.render;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.protocol.Octets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// A JSON document written as it comes. Every string in it is safe to show on a terminal and says exactly what was
/// seen ([Shown#json]).
public final class JsonText implements AutoCloseable {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator generator;

    public JsonText(OutputStream out) {
        generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// An object without a name: the document, or an element of a list.
    public void object(Runnable members) {
        startObject();
        members.run();
        endObject();
    }

    /// Begins an object whose members come later.
    public void startObject() {
        generator.writeStartObject();
    }

    public void endObject() {
        generator.writeEndObject();
    }

    public void object(String name, Runnable members) {
        generator.writeName(name);
        object(members);
    }

    public <T> void list(String name, Collection<? extends T> elements, Consumer<T> writer) {
        startList(name);
        elements.forEach(writer);
        endList();
    }

    public void strings(String name, Collection<String> elements) {
        list(name, elements, this::element);
    }

    /// Begins a list whose elements come later.
    public void startList(String name) {
        generator.writeName(name);
        generator.writeStartArray();
    }

    public void endList() {
        generator.writeEndArray();
    }

    public void string(String name, String value) {
        generator.writeName(name);
        element(value);
    }

    /// Writes nothing when there is no value.
    public void string(String name, Optional<String> value) {
        value.ifPresent(present -> string(name, present));
    }

    public void word(String name, Enum<?> constant) {
        string(name, Words.word(constant));
    }

    public void number(String name, long value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    public void flag(String name, boolean value) {
        generator.writeName(name);
        generator.writeBoolean(value);
    }

    public void instant(String name, Instant value) {
        string(name, value.toString());
    }

    public void millis(String name, Duration value) {
        number(name, value.toMillis());
    }

    /// Octets in base64, and beside them as text (malformed UTF-8 replaced) under `textName`.
    public void octets(String base64Name, String textName, Octets value) {
        base64(base64Name, value);
        string(textName, value.utf8Lossy());
    }

    public void base64(String name, Octets value) {
        string(name, Base64.getEncoder().encodeToString(value.toArray()));
    }

    /// A document tree as [org.sealpost.app.form.Form] makes it.
    public void tree(String name, Object tree) {
        generator.writeName(name);
        tree(tree);
    }

    /// The whole document, as a document tree.
    public void document(Object tree) {
        tree(tree);
    }

    private void tree(Object tree) {
        switch (tree) {
            case Map<?, ?> object -> object(() -> object.forEach((name, value) -> tree(name.toString(), value)));
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(this::tree);
                generator.writeEndArray();
            }
            case String text -> element(text);
            case Long number -> generator.writeNumber(number);
            case Boolean flag -> generator.writeBoolean(flag);
            default -> throw new IllegalArgumentException("no part of a document: " + tree.getClass());
        }
    }

    /// A value that is JSON already, such as `null`.
    public void json(String name, String json) {
        generator.writeName(name);
        generator.writeRawValue(json);
    }

    public void element(String value) {
        generator.writeRawValue(Shown.json(value));
    }

    /// What was written so far reaches the stream.
    public void flush() {
        generator.flush();
    }

    /// Ends the document with a line end. The stream stays open.
    @Override
    public void close() {
        generator.writeRaw('\n');
        generator.close();
    }
}
