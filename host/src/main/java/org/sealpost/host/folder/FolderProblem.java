package org.sealpost.host.folder;

/// Something in the folder that is not served as it stands.
///
/// @param folder the name of the domain's folder; empty for the whole
/// @param detail what was seen, escape before showing; nothing of a key
public record FolderProblem(FolderCode code, String folder, String detail) {}
