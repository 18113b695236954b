use domain::text::isolated;
use std::fmt::Display;

/// A text that people or programs wrote, such as a name or a description, as it is shown among
/// texts of ours: it moves nothing around it, whatever its script and whatever it opens.
///
/// The catalogue does it with its arguments, and the components with their labels. What stands
/// between two tags does it here. `server/tests/matrix` looks at every page.
pub fn written(text: impl Display) -> String {
    isolated(&text.to_string()).into_owned()
}
