/** How the report looks: black on white, one column, and pages that break between things and not within them. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { max-width: 190mm; margin: 8mm auto; padding: 0 6mm; background: #fff; color: #1c2126;
  font: 10.5pt/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { margin: 0; font-size: 20pt; }
h2 { margin: 9mm 0 2mm; padding-top: 2mm; border-top: 1px solid #d5dbe1; font-size: 13.5pt; }
h3 { margin: 5mm 0 1mm; font-size: 11pt; }
p { margin: 1.5mm 0; }
.faint, figcaption, caption { color: #5b6570; font-size: 9pt; }
.verdict { margin: 4mm 0; padding: 3mm 4mm; border-left: 1.2mm solid #1c2126; background: #f6f8fa; font-size: 12.5pt; }
.warnings { padding: 2mm 4mm 2mm 9mm; border-left: 1.2mm solid #8a5a00; background: #fdf3dc; }
table { width: 100%; margin: 3mm 0; border-collapse: collapse; font-size: 9pt; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 1mm; text-align: left; }
th, td { padding: 0.8mm 0 0.8mm 2.5mm; border-bottom: 1px solid #d5dbe1; text-align: left; vertical-align: top;
  font-weight: 400; }
th:first-child, td:first-child { padding-left: 0; }
thead th { color: #5b6570; border-bottom-color: #5b6570; }
.number { text-align: right; }
.long { word-break: break-all; }
td:first-child { min-width: 14mm; }
td.number { white-space: nowrap; }
figure { margin: 4mm 0; }
svg { display: block; max-width: 100%; height: auto; }
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  h2, h3 { break-after: avoid; }
  figure, tr, .whole, .verdict, .warnings { break-inside: avoid; }
  thead { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
