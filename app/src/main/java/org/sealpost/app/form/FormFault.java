package org.sealpost.app.form;

/// A document does not have the form it should have; the message says where and why, in words from outside.
public final class FormFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    FormFault(String message) {
        super(message);
    }
}
