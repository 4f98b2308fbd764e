import { SkillList } from '../../../features/grants/skill-list.tsx'

/** 专长 of the reviewers of one's authority. */
export const Component = SkillList
