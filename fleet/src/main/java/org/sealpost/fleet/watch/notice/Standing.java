package org.sealpost.fleet.watch.notice;

import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;

/// An alert and the domain that it is about.
public record Standing(WatchedDomain watched, Alert alert) {}
