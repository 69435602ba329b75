-- A theme can be called by other words as long as it is not published; what is published is a copy that never changes.

grant update (label) on surveys.written_theme to snodo_app;
