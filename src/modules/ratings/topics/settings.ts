import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** The period topics are mined from; it is held against the one of the same length before. */
export const topicDays = defineSetting({ key: 'ratings.topicDays', title: '评价热点统计多少天的评价', fallback: 30, source: '演示默认值', parse: parseWholeNumber(7, 366, '天') })

/** Fewer may be chance, and might tell who wrote them. */
export const topicTexts = defineSetting({ key: 'ratings.topicTexts', title: '评价热点至少有几条评价提到', fallback: 3, source: '演示默认值', parse: parseWholeNumber(2, 100, '条') })
