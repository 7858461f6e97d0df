package org.sealpost.app.form;

/// A place in a document, such as `facts.mail.hosts[0].name`.
public record Place(String path) {
    public static final Place ROOT = new Place("");

    public Place member(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name);
    }

    public Place element(int index) {
        return new Place(path + "[" + index + "]");
    }

    /// The fault that something is at this place.
    public FormFault fault(String problem) {
        return new FormFault((path.isEmpty() ? "the document" : path) + ": " + problem);
    }
}
