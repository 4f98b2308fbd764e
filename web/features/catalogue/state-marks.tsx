import { Mark, type MarkTone } from '../../kit/mark.tsx'

/** Which colour helps to find a state; the words are the server's. */
const TONES: Readonly<Record<string, MarkTone>> = {
  active: 'calm', suspended: 'near', cancelled: 'plain',
  drafted: 'info', submitted: 'near', approved: 'calm', scheduled: 'calm', published: 'plain', withdrawn: 'plain',
  claimed: 'calm', declined: 'plain', unclaimed: 'near',
  open: 'near', settled: 'calm', excused: 'plain',
  shown: 'calm', coming: 'info', ended: 'plain',
}

export const StateMark = ({ state, stateName }: { state: string; stateName: string }) => <Mark tone={TONES[state] ?? 'plain'}>{stateName}</Mark>
