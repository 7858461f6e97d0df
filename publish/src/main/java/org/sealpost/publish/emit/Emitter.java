package org.sealpost.publish.emit;

import java.util.List;
import org.sealpost.publish.ReadyFile;

/// Writes records in one language. Whatever a value holds, what is written says exactly that value when it is read
/// back: each emitter quotes for its own language.
@FunctionalInterface
interface Emitter {
    /// One file, or one for each step where a file would take both at once.
    List<ReadyFile> emit(Publication publication);
}
