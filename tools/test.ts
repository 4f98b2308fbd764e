import { closingLine, fullLanes, runLanes } from './check/steps.ts'

// `npm test`: what `npm run check` does, and journeys, load and browsers. What CI runs; its last line is the verdict.
const counts = await runLanes(fullLanes)
process.stdout.write(closingLine(counts))
process.exitCode = counts.failed ? 1 : 0
