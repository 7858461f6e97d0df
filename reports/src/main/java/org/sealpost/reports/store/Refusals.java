package org.sealpost.reports.store;

import java.time.LocalDate;
import org.sealpost.reports.Way;

/// How often something was refused or cut on a day.
///
/// @param code of the note, such as `intake.mail-too-large`
public record Refusals(LocalDate day, Way way, String code, long count) {}
