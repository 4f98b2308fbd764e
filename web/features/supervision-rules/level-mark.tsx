import type { Level } from './rule-calls.ts'
import './supervision-rules.css'

/** The level's own colour beside its word. */
export const LevelMark = ({ level, name }: { level: Level; name: string }) => <span className={`mark level ${level}`}>{name}</span>
