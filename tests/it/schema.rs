//! Checks JSON against a JSON Schema, as far as the schemas of this project go.
//!
//! Knows `$ref` into `$defs` and `definitions`, `type`, `const`, `enum`, `anyOf`, `oneOf`, `required`, `properties`,
//! `additionalProperties`, `items`, `minItems`, `uniqueItems`, `minLength`, `minimum`, `maximum` and `pattern` (by the patterns
//! named below); any other keyword is a failure, so that a schema cannot ask for what is not checked. `format` is a remark:
//! addresses are checked by a pattern of our own.

use serde_json::Value;

/// Keywords that ask for nothing.
const REMARKS: &[&str] =
    &["$schema", "$defs", "definitions", "id", "title", "description", "default", "format"];

/// Every place in which a value breaks a schema.
pub(crate) fn breaches(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(schema, schema, value, "$", &mut found);
    found
}

fn walk(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, asked) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            remark if REMARKS.contains(&remark) => true,
            "$ref" => {
                let place = asked.as_str().unwrap().strip_prefix('#').unwrap();
                walk(root, root.pointer(place).unwrap(), value, at, found);
                true
            }
            "anyOf" => fitting(root, asked, value, at) > 0,
            "oneOf" => fitting(root, asked, value, at) == 1,
            "type" => is_of_type(asked.as_str().unwrap(), value),
            "const" => asked == value,
            "enum" => asked.as_array().unwrap().contains(value),
            "required" => {
                let missing = |name: &Value| value.get(name.as_str().unwrap()).is_none();
                !asked.as_array().unwrap().iter().any(missing)
            }
            "properties" => {
                for (name, part) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = asked.get(name) {
                        walk(root, schema, part, &format!("{at}.{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                let of_others = value.as_object().into_iter().flatten();
                let mut of_others =
                    of_others.filter(|(name, _)| schema["properties"].get(name).is_none());
                if asked.is_object() {
                    for (name, part) in of_others {
                        walk(root, asked, part, &format!("{at}.{name}"), found);
                    }
                    true
                } else {
                    asked == true || of_others.next().is_none()
                }
            }
            "items" => {
                for (place, part) in value.as_array().into_iter().flatten().enumerate() {
                    walk(root, asked, part, &format!("{at}[{place}]"), found);
                }
                true
            }
            "minItems" => {
                value.as_array().is_some_and(|all| all.len() as u64 >= asked.as_u64().unwrap())
            }
            "uniqueItems" => {
                let all = value.as_array().unwrap();
                asked == false || all.iter().enumerate().all(|(at, one)| !all[..at].contains(one))
            }
            "minLength" => {
                value.as_str().is_some_and(|text| text.len() as u64 >= asked.as_u64().unwrap())
            }
            "minimum" => value.as_i64().is_some_and(|number| number >= asked.as_i64().unwrap()),
            "maximum" => value.as_f64().is_some_and(|number| number <= asked.as_f64().unwrap()),
            "pattern" => value.as_str().is_some_and(|text| fits(asked.as_str().unwrap(), text)),
            other => panic!("the keyword `{other}` is not known"),
        };
        if !holds {
            found.push(format!("{at}: {keyword} {asked} does not hold"));
        }
    }
}

/// How many of several schemas a value keeps to.
fn fitting(root: &Value, schemas: &Value, value: &Value, at: &str) -> usize {
    let fits = |one: &&Value| {
        let mut inner = Vec::new();
        walk(root, one, value, at, &mut inner);
        inner.is_empty()
    };
    schemas.as_array().unwrap().iter().filter(fits).count()
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "null" => value.is_null(),
        other => panic!("the type `{other}` is not known"),
    }
}

/// The patterns of the schemas, each as a test of its own: no engine for patterns is needed for four.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[a-z]+(-[a-z]+)*$" => text
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase())),
        "^[0-9a-f]{64}$" => {
            text.len() == 64 && text.chars().all(|sign| matches!(sign, '0'..='9' | 'a'..='f'))
        }
        r"^[0-9]+\.[0-9]+\.[0-9]+$" => {
            let parts: Vec<&str> = text.split('.').collect();
            parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok())
        }
        "^(file:///?)?[A-Za-z0-9/._~%-]+$" => {
            let path = text.strip_prefix("file://").unwrap_or(text);
            !path.is_empty()
                && path.chars().all(|sign| sign.is_ascii_alphanumeric() || "/._~%-".contains(sign))
        }
        other => panic!("the pattern `{other}` is not known"),
    }
}
