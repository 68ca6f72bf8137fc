//! `make bench`: what a page costs, in one run on one machine.
//!
//! Two servers run side by side on loopback: a bare axum "hello" and Rumo. `wrk` asks each of
//! them, and the processor time that each spent is read from `/proc`, so that the load generator
//! does not count. The interview alone is measured in this process.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rumo::knowledge_files;
use triage::{Answers, Handbook, Question, next_step, parse_answer};

const HELLO: &str = "127.0.0.1:18099";
const SITE: &str = "127.0.0.1:18100";
const METRICS: &str = "127.0.0.1:18101";
/// Clock ticks a second in `/proc/<pid>/stat`, fixed by Linux for programs.
const TICKS: f64 = 100.0;
/// How often the interview is timed, and how many interviews are timed at once.
const ROUNDS: usize = 50;
const IN_A_ROUND: u32 = 10_000;
const RESULT: &str = "/en/check/result?permit=temporary&expires=2026-07-20&request=none\
                      &portal=untried&basis=own-income&age=adult&niss=none";

fn main() -> Result<(), Box<dyn Error>> {
    interviews()?;
    let folder = std::env::temp_dir().join(format!("rumo-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let bin = std::env::current_exe()?;
    let release = bin
        .parent()
        .and_then(Path::parent)
        .ok_or("no target folder")?;
    let hello = Server::start(
        Command::new(release.join("examples/hello")).arg(HELLO),
        HELLO,
    )?;
    // No database: public pages never ask it, and the built-in edition is the first edition.
    let site = Server::start(
        Command::new(release.join("rumo"))
            .args(["serve", "--listen", SITE, "--metrics-listen", METRICS])
            .args(["--requests-per-second", "1000000", "--database-url"])
            .arg("postgres://nobody@127.0.0.1:1/none")
            .arg("--data")
            .arg(&folder),
        SITE,
    )?;
    // The first edition is walked once after the start: that is no page's cost.
    site.wait_until_quiet()?;
    println!("memory at rest: {:.1} MB", site.settled_mb()?);

    pages(&hello, &site, &folder)?;
    println!("memory after it: {:.1} MB", site.settled_mb()?);
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// What a page costs beside the bare server: known already, and never asked for before.
fn pages(hello: &Server, site: &Server, folder: &Path) -> Result<(), Box<dyn Error>> {
    let base = hello.cost(&format!("http://{HELLO}/"), None, &[])?;
    println!(
        "{:<34} {base:>7.1} µs of processor time a request",
        "bare axum hello"
    );
    // Cards of other years in each run, so that the second does not find the pages of the first.
    let uncached = |year: &str| -> std::io::Result<PathBuf> {
        let file = folder.join(format!("uncached-{year}.lua"));
        fs::write(&file, UNCACHED.replace("YEAR", year))?;
        Ok(file)
    };
    let (first, second) = (uncached("2026")?, uncached("2028")?);
    let gzip = &["-H", "Accept-Encoding: gzip"][..];
    for (name, path, script, headers) in [
        ("start page, cached, plain", "/en/", None, &[][..]),
        ("start page, cached, gzip", "/en/", None, gzip),
        ("result, cached, gzip", RESULT, None, gzip),
        ("result, new, plain", "/en/", Some(&first), &[]),
        ("result, new, gzip", "/en/", Some(&second), gzip),
    ] {
        let url = format!("http://{SITE}{path}");
        let cost = site.cost(&url, script.map(PathBuf::as_path), headers)?;
        println!("{name:<34} {cost:>7.1} µs, {:.2} x hello", cost / base);
    }
    Ok(())
}

/// Every request another expiry date and another day: no address comes twice in a run.
const UNCACHED: &str = r#"
local n = 0
request = function()
  n = n + 1
  local y = YEAR + math.floor(n / 10000) % 2
  local m, d = 1 + math.floor(n / 28) % 12, 1 + n % 28
  local on_m, on_d = 1 + math.floor(n / 336) % 12, 1 + math.floor(n / 4032) % 28
  local path = string.format("/en/check/result?permit=temporary&expires=%04d-%02d-%02d&request=submitted&portal=untried&on=2026-%02d-%02d", y, m, d, on_m, on_d)
  return wrk.format("GET", path)
end
"#;

/// Nanoseconds per interview: the whole way of one person, answered and decided.
fn interviews() -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = knowledge_files::built_in()?;
    let handbook = Handbook::new(knowledge, states);
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("a day")?;
    let mut answers = Answers::default();
    let query = RESULT.split_once('?').ok_or("a query")?.1;
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let question = Question::from_name(name.trim()).ok_or("a question")?;
        parse_answer(&mut answers, question, value, handbook.knowledge(), day)?;
    }
    let mut rounds: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            for _ in 0..IN_A_ROUND {
                black_box(next_step(black_box(&answers), &handbook, day));
            }
            (began.elapsed() / IN_A_ROUND).as_nanos()
        })
        .collect();
    rounds.sort_unstable();
    let (best, median) = (rounds[0], rounds[rounds.len() / 2]);
    println!("one interview: {median} ns (median of {ROUNDS} rounds), {best} ns (best)");
    Ok(())
}

/// A server that this program started, and ends.
struct Server(Child);

impl Server {
    fn start(command: &mut Command, address: &str) -> Result<Self, Box<dyn Error>> {
        let server = Self(
            command
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()?,
        );
        for _ in 0..200 {
            // A connection is taken before the server is ready: only an answer counts.
            if let Ok(mut stream) = TcpStream::connect(address) {
                stream.write_all(b"GET / HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")?;
                let mut answer = String::new();
                stream.read_to_string(&mut answer)?;
                return Ok(server);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(format!("nothing answers on {address}").into())
    }

    /// Microseconds of processor time per request, over three seconds of load.
    fn cost(
        &self,
        url: &str,
        script: Option<&Path>,
        headers: &[&str],
    ) -> Result<f64, Box<dyn Error>> {
        let mut wrk = Command::new("wrk");
        wrk.args(["-t1", "-c16", "-d3s"]).args(headers);
        if let Some(script) = script {
            wrk.arg("-s").arg(script);
        }
        let before = self.seconds()?;
        let output = wrk
            .arg(url)
            .output()
            .map_err(|error| format!("wrk: {error}"))?;
        let spent = self.seconds()? - before;
        let report = String::from_utf8(output.stdout)?;
        if let Some(line) = report.lines().find(|line| line.contains("Non-2xx")) {
            return Err(format!("{url}: {}", line.trim()).into());
        }
        let requests: f64 = report
            .lines()
            .find_map(|line| line.trim().split_once(" requests in "))
            .ok_or_else(|| format!("wrk said: {report}"))?
            .0
            .parse()?;
        Ok(spent * 1e6 / requests)
    }

    /// Returns when the server has used no processor time for a second.
    fn wait_until_quiet(&self) -> Result<(), Box<dyn Error>> {
        let mut before = self.seconds()?;
        for _ in 0..120 {
            std::thread::sleep(Duration::from_secs(1));
            let now = self.seconds()?;
            if now - before < 0.02 {
                return Ok(());
            }
            before = now;
        }
        Err("the server never comes to rest".into())
    }

    fn seconds(&self) -> Result<f64, Box<dyn Error>> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        let fields: Vec<_> = stat
            .rsplit_once(')')
            .ok_or("no stat")?
            .1
            .split_whitespace()
            .collect();
        let ticks: f64 = fields[11].parse::<f64>()? + fields[12].parse::<f64>()?;
        Ok(ticks / TICKS)
    }

    /// The memory once it falls no more: the allocator gives back over some ten seconds.
    fn settled_mb(&self) -> Result<f64, Box<dyn Error>> {
        const AGAIN: Duration = Duration::from_secs(6);
        let mut before = self.memory_mb()?;
        for _ in 0..10 {
            std::thread::sleep(AGAIN);
            let now = self.memory_mb()?;
            if now > before - 0.5 {
                return Ok(now);
            }
            before = now;
        }
        Ok(before)
    }

    fn memory_mb(&self) -> Result<f64, Box<dyn Error>> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS"))
            .ok_or("no VmRSS")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).ok_or("no number")?.parse()?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
