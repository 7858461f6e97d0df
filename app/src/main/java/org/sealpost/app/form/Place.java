package org.sealpost.app.form;

/// A place in a document, such as `facts.mail.hosts[0].name`.
public record Place(String path) {
    public static final Place ROOT = new Place("");

    Place member(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name);
    }

    Place element(int index) {
        return new Place(path + "[" + index + "]");
    }

    FormFault fault(String problem) {
        return new FormFault((path.isEmpty() ? "the document" : path) + ": " + problem);
    }
}
