/** What marks are called: two of these words, as in *tin lantern*. Changing a list renames nobody: words are stored. */

export const HOW =
  `amber ashen bitter blue borrowed brass bright broken brisk burnt calm candid chalk cheap clever cloudy coral
  copper crisp crooked curly dapper dented distant dizzy double dusty early elder faded famous fancy feather final first
  flat floral folded formal frosted gentle gilded ginger glass golden grand gravel green hasty hidden hollow honest humble
  idle inky iron ivory jade jolly keen kind lace late lemon level light linen little lively lonely long loud lucky lunar
  marble mellow merry midnight mild minor misty modest mossy muddy narrow neat nervous nimble northern odd olive open
  paper patient pearl pepper plain plum polite prompt proper purple quiet quick rapid rare ready red restless round royal
  rugged rustic salt sandy scarlet second secret shady sharp short shy silent silver simple sleepy slow small smoky
  snowy soft solemn southern spare square starry steady still stormy striped stray sudden sugar sunny sweet tall tame
  tardy tart tender thin third tidy tin tiny upper urban vague velvet vivid warm wavy weary western wicker wild windy
  winter wise witty wooden woollen yellow young zesty`
    .trim()
    .split(/\s+/);

export const WHAT =
  `acorn alibi almond anchor apron attic badge balcony balloon banjo basket beacon bicycle biscuit blanket
  blossom bonnet bottle bouquet bracelet bramble breeze bridge brooch bucket button cabin candle canoe caper carousel
  carpet cello chandelier cherry chimney cinema clarinet clover cockerel comet compass corset cottage crayon cricket
  cushion curtain daffodil dahlia diary ditch dolphin door drum ember encore engine envelope fable falcon feather fern
  ferry fiddle flask flute fountain fox garland garden gate glove goblet gondola goose gossip granary guitar hammock
  harbour harp hat hedge heron hinge honey hotel inkwell island ivy jacket jasmine jigsaw kettle kite ladder lagoon
  lantern lark laurel lemon letter lighthouse lilac lobby locket magpie mango map marquee meadow medal melon mirror mitten
  moth mural necklace needle nettle notebook oboe onion orchard orchid otter oyster paddle pancake parade parasol parcel
  pear pebble pencil petal piano picnic pigeon pillow pinecone pocket poppy porch postcard puddle puffin quill quilt radio
  raincoat raven ribbon river robin rocket rumour saddle saffron sandal satchel scarf scooter seagull shawl shutter sofa
  sparrow spoon stairs stamp sunrise swan tambourine teacup teapot telegram terrace thimble thistle ticket tiger toast
  tower trumpet tulip tunnel turnip umbrella valley vase veranda violin waffle waistcoat walnut waltz whistle willow
  window yarn`
    .trim()
    .split(/\s+/);
