import { files } from '../../client/paths.ts'
import { useProposalBehind } from './rating-calls.ts'

/** Where an issue came from, when people's ratings made it: the topic with its numbers, and the ratings themselves. */
export function BehindIssue({ issue }: { issue: string }) {
  const proposal = useProposalBehind(issue).data?.proposal
  if (!proposal) return null
  const { term, item, numbers } = proposal
  return <div className="row-note">来自评价热点「{term}」（{numbers.texts} 条评价，差评 {numbers.badTexts} 条）：<a href={files.ratings(item.code, numbers.periodFrom, numbers.periodUntil)}>看这些评价</a></div>
}
