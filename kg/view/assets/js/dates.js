// ISO 8601 dates of any precision as day numbers (UTC), and back into words.

const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayNumber(year, month = 1, day = 1) {
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

/** First and last day of one ISO date, or null. */
function daysOf(text) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part ? Number(part) : 0));
  if (month > 12 || day > 31) return null;
  if (day) return [dayNumber(year, month, day), dayNumber(year, month, day)];
  if (month) return [dayNumber(year, month), dayNumber(year, month + 1) - 1];
  return [dayNumber(year), dayNumber(year + 1) - 1];
}

/** First and last day of an ISO date or interval, or null. */
function dayRange(text) {
  if (!text) return null;
  const parts = text.split("/").map(daysOf).filter(Boolean);
  return parts.length ? [parts[0][0], parts[parts.length - 1][1]] : null;
}

function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function dayInWords(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "4 Feb 2022", "Feb 2022", "2022", "4 Feb 2022 – 6 Feb 2022"; text that is no date stays as it is. */
function dateInWords(text) {
  if (!text) return "";
  return text.split("/").map((part) => {
    const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(part);
    if (!found) return part;
    const [, year, month, day] = found;
    const name = month ? MONTHS[Number(month) - 1] ?? month : "";
    return [day ? String(Number(day)) : "", name, year].filter(Boolean).join(" ");
  }).join(" – ");
}
