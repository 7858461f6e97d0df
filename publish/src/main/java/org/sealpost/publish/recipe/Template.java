package org.sealpost.publish.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A file with blanks, packed beside this class.
final class Template {
    private Template() {}

    static String read(String resource) {
        try (InputStream text = Template.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("the template " + resource + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
