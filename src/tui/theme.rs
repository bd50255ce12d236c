//! What each ink looks like. Every text colour has a contrast of at least 4.5:1 against its ground (kept by a test), and
//! the ground is painted too, so that a light terminal changes nothing. Meaning never hangs on a colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::text::Ink;

/// Colours by number of the 256-colour table: old terminals have no more.
pub struct Theme {
    pub ground: u8,
    pub plain: u8,
    pub strong: u8,
    pub dim: u8,
    pub key: u8,
    pub term: u8,
    pub good: u8,
    pub bad: u8,
    pub warn: u8,
    pub money: u8,
    pub frame: u8,
    pub focus: u8,
    pub focus_ground: u8,
    /// The eight colours of pictures: black, brown, red, orange, yellow, green, blue, white.
    pub paints: [u8; 8],
}

pub const THEME: Theme = Theme {
    ground: 16,
    plain: 253,
    strong: 231,
    dim: 247,
    key: 117,
    term: 222,
    good: 114,
    bad: 210,
    warn: 215,
    money: 229,
    frame: 244,
    focus: 231,
    focus_ground: 24,
    paints: [240, 130, 160, 208, 220, 70, 68, 255],
};

/// How a screen may be painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// False under `NO_COLOR`: weight, underline and reverse must do.
    pub has_colours: bool,
}

impl Look {
    /// The empty page.
    pub fn ground(self) -> Style {
        self.colours(Style::new(), THEME.plain, THEME.ground)
    }

    /// Rules and frames.
    pub fn frame(self) -> Style {
        self.colours(Style::new(), THEME.frame, THEME.ground)
    }

    /// A page that lies under another one.
    pub fn faded(self) -> Style {
        let style = self.colours(Style::new(), THEME.dim, THEME.ground);
        if self.has_colours {
            style
        } else {
            style.add_modifier(Modifier::DIM)
        }
    }

    /// A row of the focused option, whatever its ink.
    pub fn focused(self, ink: Ink) -> Style {
        let style = Style::new().add_modifier(self.weight(ink));
        match ink {
            Ink::Paint(_) => self.ink(ink),
            _ if self.has_colours => self.colours(style, THEME.focus, THEME.focus_ground),
            Ink::Plain
            | Ink::Strong
            | Ink::Dim
            | Ink::Key
            | Ink::Term
            | Ink::Good
            | Ink::Bad
            | Ink::Warn
            | Ink::Focus
            | Ink::Money => style.add_modifier(Modifier::REVERSED),
        }
    }

    pub fn ink(self, ink: Ink) -> Style {
        let style = Style::new().add_modifier(self.weight(ink));
        match ink {
            Ink::Focus => {
                if self.has_colours {
                    self.colours(style, THEME.focus, THEME.focus_ground)
                } else {
                    style.add_modifier(Modifier::REVERSED)
                }
            }
            Ink::Paint(paint) => {
                let paint = THEME.paints[usize::from(paint % 8)];
                self.colours(style, paint, paint)
            }
            Ink::Plain
            | Ink::Strong
            | Ink::Dim
            | Ink::Key
            | Ink::Term
            | Ink::Good
            | Ink::Bad
            | Ink::Warn
            | Ink::Money => self.colours(style, foreground(ink), THEME.ground),
        }
    }

    fn weight(self, ink: Ink) -> Modifier {
        match ink {
            Ink::Strong | Ink::Key => Modifier::BOLD,
            Ink::Term => Modifier::UNDERLINED,
            Ink::Good | Ink::Bad | Ink::Warn | Ink::Focus if !self.has_colours => Modifier::BOLD,
            Ink::Plain | Ink::Dim | Ink::Good | Ink::Bad | Ink::Warn | Ink::Focus | Ink::Money | Ink::Paint(_) => {
                Modifier::empty()
            }
        }
    }

    fn colours(self, style: Style, text: u8, ground: u8) -> Style {
        if self.has_colours {
            style.fg(Color::Indexed(text)).bg(Color::Indexed(ground))
        } else {
            style
        }
    }
}

fn foreground(ink: Ink) -> u8 {
    match ink {
        Ink::Plain | Ink::Paint(_) => THEME.plain,
        Ink::Strong => THEME.strong,
        Ink::Dim => THEME.dim,
        Ink::Key => THEME.key,
        Ink::Term => THEME.term,
        Ink::Good => THEME.good,
        Ink::Bad => THEME.bad,
        Ink::Warn => THEME.warn,
        Ink::Focus => THEME.focus,
        Ink::Money => THEME.money,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of the 256-colour table's fixed part.
    fn rgb(index: u8) -> [f64; 3] {
        let channel = |level: u8| {
            if level == 0 {
                0.0
            } else {
                f64::from(55 + 40 * u16::from(level))
            }
        };
        match index {
            16..=231 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(channel),
            232.. => [f64::from(8 + 10 * u16::from(index - 232)); 3],
            _ => panic!("colours 0-15 are the terminal's own: nobody knows their contrast"),
        }
    }

    fn luminance(index: u8) -> f64 {
        let linear = rgb(index).map(|channel| {
            let share = channel / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn text_stands_out_from_its_ground() {
        let theme = &THEME;
        let on_ground = [
            theme.plain,
            theme.strong,
            theme.dim,
            theme.key,
            theme.term,
            theme.good,
            theme.bad,
            theme.warn,
            theme.money,
        ];
        let pairs = on_ground.map(|text| (text, theme.ground));
        for (text, ground) in pairs.into_iter().chain([(theme.focus, theme.focus_ground)]) {
            let (light, dark) = (
                luminance(text).max(luminance(ground)),
                luminance(text).min(luminance(ground)),
            );
            let contrast = (light + 0.05) / (dark + 0.05);
            assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.1}");
        }
    }
}
