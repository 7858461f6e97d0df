package org.sealpost.app.page;

/// Where the navigation leads.
public enum Place {
    CHECK("Check", "/"),
    GENERATOR("Generator", "/generator");

    private final String label;
    private final String address;

    Place(String label, String address) {
        this.label = label;
        this.address = address;
    }

    public String label() {
        return label;
    }

    public String address() {
        return address;
    }
}
