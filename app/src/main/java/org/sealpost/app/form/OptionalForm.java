package org.sealpost.app.form;

import java.util.Map;
import java.util.Optional;

/// What may be missing: a member of an object that is not there, which is for the [RecordForm] to see.
record OptionalForm(Form present) implements Form {
    @Override
    public Object tree(Object value) {
        return present.tree(((Optional<?>) value).orElseThrow());
    }

    @Override
    public Object value(Object tree, Place place) {
        return Optional.of(present.value(tree, place));
    }

    @Override
    public Map<String, Object> schema() {
        return present.schema();
    }
}
