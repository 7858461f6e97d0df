package org.sealpost.publish.dns.web;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of a small XML document, without attributes and namespaces.
public record Xml(String name, String text, List<Xml> children) {
    private static final int DEEPEST = 32;

    public Xml {
        children = List.copyOf(children);
    }

    /// The document element; empty when the octets are no document or one with a DTD.
    public static Optional<Xml> read(byte[] octets) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A DTD could name files of ours or grow without end.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            // The reader would print what it thinks of octets that are no UTF-8.
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return read(factory.createXMLStreamReader(new StringReader(text.toString())));
        } catch (CharacterCodingException | XMLStreamException | MissingResourceException notXml) {
            // For some faults of a DTD the reader has no words, and says so by the other exception.
            return Optional.empty();
        }
    }

    private static Optional<Xml> read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST) {
                        return Optional.empty();
                    }
                    open.push(new Open(reader.getLocalName(), new StringBuilder(), new ArrayList<>()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.element().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open ended = open.pop();
                    Xml element = new Xml(ended.name(), ended.text().toString(), ended.children());
                    if (open.isEmpty()) {
                        return Optional.of(element);
                    }
                    open.element().children().add(element);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return Optional.empty();
    }

    private record Open(String name, StringBuilder text, List<Xml> children) {}

    /// The elements at the end of a path of names.
    Stream<Xml> all(String... path) {
        Stream<Xml> here = Stream.of(this);
        for (String each : path) {
            here = here.flatMap(element -> element.children().stream())
                    .filter(element -> element.name().equals(each));
        }
        return here;
    }

    /// The text of the first element at the end of a path.
    Optional<String> textAt(String... path) {
        return all(path).map(element -> element.text().strip()).findFirst();
    }
}
