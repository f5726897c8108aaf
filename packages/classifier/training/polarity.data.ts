/** A small valence list of our own, for the baseline only: everyday words that most people would call pleasant or unpleasant. */
export const PLEASANT =
  "good great love loved lovely happy glad thank thanks nice kind sweet beautiful best better fun enjoy proud grateful safe warm calm hope care help gentle laugh smile joy wonderful perfect brave easy fine welcome please peace together friend hug kiss trust clean fresh win yes sure";
export const UNPLEASANT =
  "bad sad hate hated angry mad cry crying cried hurt hurts pain alone lonely afraid scared fear terrified worry worried sorry wrong never nothing lost lose fail failed sick tired ugly stupid idiot useless pathetic lazy selfish liar lie lies blame fault ruin ruined hard worst worse dead die died kill shame ashamed fight shout stop no dirty broken empty cold guilty mess problem";
