package org.sealpost.app.page;

/// Where the navigation leads.
public enum Place {
    CHECK("Check", "/"),
    GENERATOR("Generator", "/generator"),
    FLEET("Fleet", "/fleet"),
    REPORTS("Reports", "/reports"),
    ALERTS("Alerts", "/alerts"),
    APPROVALS("Approvals", "/approvals"),
    SETTINGS("Settings", "/settings");

    private final String label;
    private final String address;

    Place(String label, String address) {
        this.label = label;
        this.address = address;
    }

    /// Whether it is for everybody.
    public boolean isPublic() {
        return this == CHECK || this == GENERATOR;
    }

    public String label() {
        return label;
    }

    public String address() {
        return address;
    }
}
