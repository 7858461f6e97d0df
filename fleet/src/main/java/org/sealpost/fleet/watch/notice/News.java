package org.sealpost.fleet.watch.notice;

import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.Word;

/// What there is to tell of one alert.
public record News(Word word, Alert alert) {}
