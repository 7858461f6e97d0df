package org.sealpost.app.render;

import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// JUnit XML as it is written. Whatever XML cannot hold is escaped on the way.
final class JunitXml {
    private final XMLStreamWriter xml;

    /// Begins a document of its own on `out`.
    JunitXml(OutputStream out, String name) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        } catch (XMLStreamException notWritten) {
            throw broken(notWritten);
        }
        write(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
        });
        attribute("name", name);
    }

    /// How many cases of a suite there are, and how many ended in which way.
    record Counts(long tests, long errors, long skipped, long failures) {}

    void startSuite(String name, String seconds, Counts counts) {
        write(() -> xml.writeCharacters("\n"));
        start("testsuite");
        attribute("name", name);
        attribute("time", seconds);
        attribute("tests", String.valueOf(counts.tests()));
        attribute("errors", String.valueOf(counts.errors()));
        attribute("skipped", String.valueOf(counts.skipped()));
        attribute("failures", String.valueOf(counts.failures()));
    }

    void startCase(String name, String suite) {
        start("testcase");
        attribute("name", name);
        attribute("classname", suite);
        attribute("time", "0");
    }

    void start(String element) {
        write(() -> xml.writeStartElement(element));
    }

    void empty(String element) {
        write(() -> xml.writeEmptyElement(element));
    }

    void attribute(String name, String value) {
        write(() -> xml.writeAttribute(name, XmlText.lines(value)));
    }

    /// How a case ended, when it did not pass.
    void ended(String element, String message, String type, String words) {
        start(element);
        attribute("message", message);
        attribute("type", type);
        text(words);
        end();
    }

    /// What a case prints; nothing when it is blank.
    void printed(String words) {
        if (!words.isBlank()) {
            start("system-out");
            text(words);
            end();
        }
    }

    void property(String name, String value) {
        empty("property");
        attribute("name", name);
        attribute("value", value);
    }

    /// Ends the innermost element that is open.
    void end() {
        write(xml::writeEndElement);
    }

    void flush() {
        write(xml::flush);
    }

    /// Ends the document; the stream stays open.
    void close() {
        write(() -> {
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private void text(String words) {
        write(() -> xml.writeCharacters(XmlText.lines(words)));
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws XMLStreamException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (XMLStreamException notWritten) {
            throw broken(notWritten);
        }
    }

    private static IllegalStateException broken(XMLStreamException notWritten) {
        return new IllegalStateException("the XML could not be written", notWritten);
    }
}
